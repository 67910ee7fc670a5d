import 'tables';   // libs/group/tables/index.ts
