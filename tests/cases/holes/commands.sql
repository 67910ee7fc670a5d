-- A command that looks a relation up may get a part of its name from the client: which relation that
-- is, is not known, and no relation is reported that stands nowhere.

COMMENT ON TABLE public.orgs_${year:raw} IS 'one year';
--<^^^^ write
--                      ^^^^^^^^^^^^^^^^ unanalysed
REINDEX TABLE public.orgs_${year:raw};
--<^^^^ write
--                   ^^^^^^^^^^^^^^^^ unanalysed
VACUUM ANALYZE public.orgs_${year:raw};
--<^^^ write
--                    ^^^^^^^^^^^^^^^^ unanalysed
COMMENT ON TABLE public.nowhere IS 'one year';
--<^^^^ write
--               ^^^^^^^^^^^^^^ unreplicated-relation
