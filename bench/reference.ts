// What reads are compared with: a bare Fastify server that answers the same JSON with one prepared
// statement, without tenants' row-level security, validation, limits, headers or a log.
import Fastify from 'fastify';
import pg from 'pg';

const { DATABASE_URL = '', TENANT_ID = '', PORT = '0', SEARCH = '' } = process.env;
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
const pool = new pg.Pool({
  connectionString: DATABASE_URL,
  max: 10,
  types,
  options: `-c app.tenant_id=${TENANT_ID} -c random_page_cost=1.1`,
});

const columns = `p.id, p.sku, p.name, p.slug, p.description, p.category_id as "categoryId", p.price,
  p.sale_price as "salePrice", p.status, p.version, p.created_at as "createdAt", p.updated_at as "updatedAt",
  (select json_build_object('onHand', s.on_hand, 'reserved', s.reserved, 'available', s.on_hand - s.reserved)
    from stock_levels s where s.tenant_id = p.tenant_id and s.product_id = p.id) as stock,
  (select coalesce(json_agg(json_build_object('id', i.id) order by i.id), '[]') from product_images i
    where i.tenant_id = p.tenant_id and i.product_id = p.id and i.status = 'ready') as images`;

interface Row {
  price: number;
  salePrice: number | null;
}

const gbp = (amount: number) => ({ amount, currency: 'GBP' });
const toProduct = (row: Row) => ({
  ...row,
  price: gbp(row.price),
  salePrice: row.salePrice === null ? null : gbp(row.salePrice),
});

const app = Fastify();
app.get('/v1/products', async () => {
  const { rows } = await pool.query<Row & { id: string; name: string }>({
    name: 'page',
    text: `select ${columns} from products p
      where p.tenant_id = $1 and p.status = 'active' order by p.name, p.id limit 21`,
    values: [TENANT_ID],
  });
  const items = rows.slice(0, 20);
  const last = items.at(-1);
  const nextCursor =
    rows.length > 20 && last
      ? Buffer.from(JSON.stringify([last.name, last.id])).toString('base64url')
      : null;
  return { items: items.map(toProduct), nextCursor };
});
app.get<{ Params: { id: string } }>('/v1/products/:id', async ({ params }, reply) => {
  const { rows } = await pool.query<Row>({
    name: 'one',
    text: `select ${columns} from products p where p.tenant_id = $1 and p.id = $2`,
    values: [TENANT_ID, params.id],
  });
  return rows[0] ? toProduct(rows[0]) : reply.code(404).send();
});
// The statement of a search, as Kontor runs it.
const search = SEARCH === '' ? undefined : (JSON.parse(SEARCH) as pg.QueryConfig);
if (search)
  app.get('/search', async () => {
    const { rows } = await pool.query<Row>({ name: 'search', ...search });
    return { items: rows.slice(0, 20).map(toProduct) };
  });
const address = await app.listen({ port: Number(PORT), host: '127.0.0.1' });
process.stdout.write(`${address}\n`);
process.on('SIGTERM', async () => {
  await app.close();
  await pool.end();
});
