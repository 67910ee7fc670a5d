-- AlterTable
ALTER TABLE "Order" ADD COLUMN "customer" TEXT NOT NULL;
