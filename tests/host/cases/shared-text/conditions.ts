export const IS_NAMED = "o.nmae IS NOT NULL";
//                         ^^^^ unknown-column "part of this statement"

// replicalint: ignore[unknown-column] it is to come
export const IS_PAID = "o.paid";

// replicalint: ignore[unknown-column] nobody reads it
//                     ^^^^^^^^^^^^^^ unused-ignore
export const IS_OLD = "o.is_old";
