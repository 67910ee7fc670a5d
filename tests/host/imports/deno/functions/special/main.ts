import 'tables';   // functions/special/tables.ts
