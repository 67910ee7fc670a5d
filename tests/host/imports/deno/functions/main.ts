import 'pg';                                        // package pg
import 'pg/lib';                                    // package pg lib
import 'drizzle-orm/pg-core';                       // package drizzle-orm pg-core
import '@db/tables.ts';                             // functions/database/tables.ts
import 'tables';                                    // functions/database/tables.ts
import 'hono/cors';                                 // package hono cors
import 'npm:postgres@3.4.4';                        // package postgres
import 'npm:@neondatabase/serverless@1/x';          // package @neondatabase/serverless x
import 'jsr:@db/postgres@0.19';                     // package @db/postgres
import 'https://esm.sh/pg@8.7.1';                   // package pg
import 'https://esm.sh/v135/drizzle-orm@0.30/sql';  // package drizzle-orm sql
import 'https://esm.sh/*@scope/name@1?deps=a@1';    // package @scope/name
import 'https://deno.land/x/postgresjs@v3.4.4/mod.js';  // package postgres
import 'https://deno.land/x/postgres@v0.19.3/mod.ts';   // package deno.land/x/postgres mod.ts
import 'https://deno.land/std@0.2/fs/mod.ts';       // package deno.land/std fs/mod.ts
import 'https://cdn.jsdelivr.net/npm/pg@8/+esm';    // package pg
import '@acme/one/two';                             // members/one/two.ts
