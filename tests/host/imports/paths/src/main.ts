import './own';                    // src/own.ts
import './own.js';                 // src/own.ts
import './folder';                 // src/folder/index.ts
import './folder/';                // src/folder/index.ts
import '..';                       // index.ts
import './user.schema';            // src/user.schema.ts
import './both.js';                // src/both.ts
import './script.mjs';             // src/script.mts
import './component.vue';          // src/component.vue
import './query.sql?raw';          // -
import './data.json';              // -
import './nowhere';                // -
import '../../outside';            // -
import '/absolute';                // -
import 'pg';                       // package pg
import 'pg/lib/client';            // package pg lib/client
import '@neondatabase/serverless'; // package @neondatabase/serverless
import 'node:fs';                  // package node:fs
