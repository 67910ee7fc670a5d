-- MyBatis: #{x} is always a value, ${x} is the text itself, whatever that is.
SELECT o.name FROM public.orgs AS o WHERE o.id = #{id} AND o.name=#{name,jdbcType=VARCHAR} AND o.nmae = #{org.list[0].name};
--                                                                                               ^^^^ unknown-column
SELECT v.id FROM public.app_versions AS v WHERE v.id <#{id} AND v.id # 2 = 3 AND v.name = ${ name } LIMIT #{limit} OFFSET ${page.offset};
--                                                                                        ^^^^^^^^^ unanalysed
--                                                                                                                        ^^^^^^^^^^^^^^ unanalysed
SELECT ${columns} FROM public.orgs AS o WHERE o.nmae = #{name} ORDER BY ${column} ${direction};
--     ^^^^^^^^^^ unanalysed
--                                              ^^^^ unknown-column
--                                                                      ^^^^^^^^^ unanalysed
--                                                                                ^^^^^^^^^^^^ unanalysed
SELECT v.id FROM public.app_versions AS v WHERE to_jsonb(v.name) #> #{path} IS NULL AND to_jsonb(v.nmae) #>> '{a,#{b}}' = '#{c}';
--                                                                                                 ^^^^ unknown-column
