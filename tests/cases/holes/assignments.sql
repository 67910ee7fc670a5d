-- Text among the assignments of UPDATE may be any number of them, with the comma that follows.

-- :name rename-org :!
UPDATE public.orgs SET
--     ^^^^^^^^^^^ write
--~ (when (:deleted params) "deleted = :deleted,")
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
--~ (when (:owner params) "owner_id = :owner,")
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
  nmae = :name, name = other
--^^^^ unknown-column
--                     ^^^^^ unknown-column
WHERE id_ = :id;
--    ^^^ unknown-column
-- :name save-one-of-two :!
UPDATE public.orgs SET
--     ^^^^^^^^^^^ write
--~ (when (:by-name params) "name")
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
--~ (when (:by-title params) "title")
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
  = :value, id = missing
--               ^^^^^^^ unknown-column
WHERE id_ = :id;
--    ^^^ unknown-column
-- :name add-org :!
INSERT INTO public.orgs (id) VALUES (:id) ON CONFLICT (id) DO UPDATE SET :sql:more name = missing;
--          ^^^^^^^^^^^ write
--                                                                       ^^^^^^^^^ unanalysed
--                                                                                        ^^^^^^^ unknown-column
