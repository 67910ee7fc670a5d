-- Migrations of a tool that writes the names in quotes.
ALTER TABLE "Orders" ALTER "createdAt" TYPE timestamp;
--                         ^^^^^^^^^^^ replicated-column-retyped
ALTER TABLE "Orders" ADD COLUMN "updatedAt" timestamp;
--                              ^^^^^^^^^^^ column-not-in-contract
ALTER TYPE "OrderState" ADD VALUE 'lost';
--         ^^^^^^^^^^^^ type-change-not-replicated
