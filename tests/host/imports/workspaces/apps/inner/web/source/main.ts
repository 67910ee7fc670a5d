import '@acme/db';                // packages/db/src/index.ts
import '@acme/db/schema';         // packages/db/src/schema/index.ts
import '@acme/db/queries/users';  // packages/db/src/queries/users.ts
import '@acme/db/hidden';         // package @acme/db hidden
import '@acme/settings';          // packages/settings/src/index.ts
import '@acme/settings/deep';     // packages/settings/deep.ts
import '@acme/old';               // package @acme/old
import 'near';                    // near/index.ts
import '#db';                     // packages/db/src/index.ts
import '#own/own';                // apps/inner/web/source/own.ts
import '#nothing';                // -
import '$lib/one';                // apps/inner/web/library/one.ts
import '@/own';                   // -
import '@/source/own';            // apps/inner/web/source/own.ts
