{# what the report needs, from the partition that isn't old #}
-- <^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
SELECT c.nmae FROM public.channels c WHERE c.created_at >= '{{ day }}';
{%- for name in names %}
SELECT 1;
{%- endfor %}
