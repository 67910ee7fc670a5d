-- name: GetPlan :one
SELECT ucb.available_credits
FROM public.usage_credit_balances ucb
WHERE ucb.org_id = $1;

SELECT *
	FROM	public.orgs o
	WHERE	o.nam = 'x';

SELECT '漢字', 'é', o.nmae FROM public.orgs o;

SELECT 'a<ESC>[31m<RLO>', o."b<ESC>c" FROM public.orgs o;

SELECT o.column_00, o.column_01, o.column_02, o.column_03, o.column_04, o.column_05, o.column_06, o.column_07, o.column_08, o.column_09, o.column_10, o.column_11, o.column_12, o.column_13, o.column_14, o.column_15, o.column_16, o.column_17, o.column_18, o.column_19, o.column_20, o.column_21, o.column_22, o.column_23, o.column_24, o.column_25, o.column_26, o.column_27, o.column_28, o.column_29, o.missing, o.column_00, o.column_01, o.column_02, o.column_03, o.column_04, o.column_05, o.column_06, o.column_07, o.column_08, o.column_09, o.column_10, o.column_11, o.column_12, o.column_13, o.column_14, o.column_15, o.column_16, o.column_17, o.column_18, o.column_19, o.column_20, o.column_21, o.column_22, o.column_23, o.column_24, o.column_25, o.column_26, o.column_27, o.column_28, o.column_29 FROM public.orgs o;

SELECT o.id FROM public.orgs o, LATERAL (
  SELECT 1
) x;

-- replicalint: ignore[select-star] until=2027-01-31 the exporter reads by position
SELECT * FROM public.apps a;

-- replicalint: ignore[natural-join] left over
SELECT 'unterminated
