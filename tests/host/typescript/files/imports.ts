import pool, { query as ask, type Row } from './pool';
import * as schema from '../schema.js';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import 'dotenv/config';
import fs = require('fs');
import Kind = schema.kinds.Kind;

const { Pool, types: { builtins } } = require('pg');

export async function later() {
  const { sql } = await import('drizzle-orm');
  return sql;
}
