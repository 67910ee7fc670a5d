import 'db';   // supabase/functions/_shared/db.ts
