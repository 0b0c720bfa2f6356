// The check for changes that would break clients: it knows each kind, and lets harmless ones pass.
import t from 'tap';
import { mayBreak, nextVersion } from '../../src/contract/breaking.js';
import { breakingChanges } from '../../src/contract/breaking-changes.js';
import { document } from '../helpers/contract.js';

// biome-ignore lint/suspicious/noExplicitAny: documents are taken apart at will
type Any = any;
const changed = (change: (copy: Any) => void): string[] => {
  const copy = structuredClone(document);
  change(copy);
  return breakingChanges(document as Any, copy as Any);
};
const reversed = (change: (copy: Any) => void): string[] => {
  const copy = structuredClone(document);
  change(copy);
  return breakingChanges(copy as Any, document as Any);
};

t.test('what breaks a client', async (t) => {
  const breaking: Record<string, (copy: Any) => void> = {
    'a path is gone': ({ paths }) => delete paths['/v1/cart'],
    'an operation is gone': ({ paths }) => delete paths['/v1/cart'].delete,
    'an operation has another name': ({ paths }) => {
      paths['/v1/cart'].get.operationId = 'readCart';
    },
    'a role is shut out': ({ paths }) => {
      paths['/v1/orders'].get['x-roles'] = ['staff'];
    },
    'a token is needed': ({ paths }) => {
      paths['/v1/products'].get.security = [{ bearer: [] }];
      paths['/v1/products'].get['x-roles'] = ['customer', 'staff', 'admin', 'service', 'platform'];
    },
    'a parameter is gone': ({ paths }) => {
      paths['/v1/products'].get.parameters.shift();
    },
    'a parameter is required': ({ paths }) => {
      paths['/v1/products'].get.parameters[0].required = true;
    },
    'a new required parameter': ({ paths }) => {
      paths['/v1/cart'].get.parameters = [
        { name: 'x', in: 'query', required: true, schema: { type: 'string' } },
      ];
    },
    'a value is taken no more': ({ paths }) => {
      const sort = paths['/v1/products'].get.parameters.find((one: Any) => one.name === 'sort');
      sort.schema.enum.pop();
    },
    'a field of a request is required': ({ components }) => {
      components.schemas.CreateProduct.required.push('description');
    },
    'a field of a request is gone': ({ components }) =>
      delete components.schemas.CreateProduct.properties.description,
    'a limit is tighter': ({ components }) => {
      components.schemas.Sku.maxLength = 10;
    },
    'a pattern is new': ({ components }) => {
      components.schemas.Sku.pattern = '^[A-Z]+$';
    },
    'a field of an answer is gone': ({ components }) =>
      delete components.schemas.Order.properties.number,
    'a field of an answer may be missing': ({ components }) => {
      components.schemas.Order.required = ['id'];
    },
    'a field of an answer may be null': ({ components }) => {
      components.schemas.Order.properties.promoCode.type = ['string', 'null', 'integer'];
    },
    'an answer has another format': ({ components }) => {
      components.schemas.Timestamp.format = 'date';
    },
    'a success has another status': ({ paths }) => {
      const { responses } = paths['/v1/orders'].post;
      responses['202'] = responses['201'];
      delete responses['201'];
    },
  };
  for (const [name, change] of Object.entries(breaking))
    t.ok(changed(change).length > 0, `${name}: ${changed(change)[0]}`);
});

t.test('what does not', async (t) => {
  t.same(
    changed(() => {}),
    [],
  );
  const harmless: Record<string, (copy: Any) => void> = {
    'a new operation': ({ paths }) => {
      paths['/v1/news'] = { get: structuredClone(paths['/v1/cart'].get) };
    },
    'a new optional parameter': ({ paths }) => {
      paths['/v1/cart'].get.parameters = [{ name: 'x', in: 'query', schema: { type: 'string' } }];
    },
    'a new field of an answer': ({ components }) => {
      components.schemas.Order.properties.colour = { type: 'string' };
      components.schemas.Order.required.push('colour');
    },
    'a new optional field of a request': ({ components }) => {
      components.schemas.CreateProduct.properties.colour = { type: 'string' };
    },
    'other words': ({ components }) => {
      components.schemas.Order.description = 'An order.';
    },
    'another role': ({ paths }) => {
      paths['/v1/orders'].get['x-roles'].push('service');
    },
  };
  for (const [name, change] of Object.entries(harmless)) t.same(changed(change), [], name);
  t.ok(reversed(harmless['a new operation'] as Any).length > 0, 'the other way round it breaks');
});

t.test('which versions may break', async (t) => {
  const versions = (text: string) => nextVersion(text);
  t.same(versions('# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2026-01-01\n'), {
    next: null,
    released: '1.2.3',
  });
  t.same(versions('## [Unreleased] (2.0.0)\n## [1.2.3]\n'), { next: '2.0.0', released: '1.2.3' });
  const may = (next: string | null, released: string) => mayBreak({ next, released });
  t.equal(may('2.0.0', '1.2.3'), true);
  t.equal(may('1.3.0', '1.2.3'), false);
  t.equal(may(null, '1.2.3'), false);
  t.equal(may('0.2.0', '0.1.0'), true, 'before 1.0.0 a minor version may');
  t.equal(may('0.1.1', '0.1.0'), false);
});
