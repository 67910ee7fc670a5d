import '~/own';     // web/source/own.ts
import '@db';       // -
