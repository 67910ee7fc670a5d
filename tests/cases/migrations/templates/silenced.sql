-- replicalint: ignore[unanalysed] it renders to indexes
{% for name in names %}
CREATE INDEX {{ name }} ON public.orgs (name);
{% endfor %}
