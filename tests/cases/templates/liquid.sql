{% assign day = '2026-01-01' %}
-- <^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
SELECT a.app_id FROM public.apps a WHERE a.created_at > '{{ day | date: "%Y" }}';
