-- A file is one template, wherever the first tag stands, and is not judged.
SELECT o.nmae FROM public.orgs o;
{{ config(materialized='table', tags=["nightly"]) }}
-- <^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
WITH orgs AS (
    SELECT * FROM {{ ref('stg_orgs') }}
)
SELECT o.id, {{ cents_to_dollars('o.credits') }} AS dollars
FROM orgs o
{% if is_incremental() %}
WHERE o.updated_at > (SELECT max(t.updated_at) FROM {{ this }} t)
{% endif %}
