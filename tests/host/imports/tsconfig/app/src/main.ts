import '@app/own';          // app/src/own.ts
import '@app/made';         // app/generated/made.ts
import '@app/nowhere';      // package @app/nowhere
import '@db';               // database/index.ts
import 'database/tables';   // database/tables.ts
import 'pg';                // package pg
