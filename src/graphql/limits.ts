// What a query may ask for at the most. Each limit is checked before anything is carried out.
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import type { Config } from '../config.js';
import { tooLarge } from './errors.js';

/** How many a list that is no connection is taken to have. */
const listSize = 10;
/** A tree is read whole, however deep the query looks into it: its lists are short on average. */
const sizes: Record<string, number> = { 'CategoryTree.items': 200, 'CategoryNode.children': 2 };
/** How many a page has where the query does not say. */
const pageSize = 20;

export function validationRules(config: Config): ValidationRule[] {
  const rules: ValidationRule[] = [
    aliasesAndDirectives(config),
    depth(config),
    unconditionalSubscription,
  ];
  if (!config.introspection) rules.push(NoSchemaIntrospectionCustomRule);
  return rules;
}

function aliasesAndDirectives(config: Config) {
  return (context: ValidationContext): ASTVisitor => {
    let aliases = 0;
    let directives = 0;
    return {
      Field({ alias }) {
        if (alias) aliases += 1;
        if (alias && aliases === config.GRAPHQL_MAX_ALIASES + 1)
          context.reportError(
            tooLarge(`A query has at most ${config.GRAPHQL_MAX_ALIASES} aliases.`),
          );
      },
      Directive() {
        directives += 1;
        if (directives === config.GRAPHQL_MAX_DIRECTIVES + 1)
          context.reportError(
            tooLarge(`A query has at most ${config.GRAPHQL_MAX_DIRECTIVES} directives.`),
          );
      },
    };
  };
}

/** Refuses @skip and @include on the root field (GraphQL, September 2025, section 5.2.4.1). */
function unconditionalSubscription(context: ValidationContext): ASTVisitor {
  const check = ({ directives = [] }: SelectionNode) => {
    if (context.getParentType() !== context.getSchema().getSubscriptionType()) return;
    const condition = directives.find(({ name }) => ['skip', 'include'].includes(name.value));
    if (condition)
      context.reportError(
        new GraphQLError('The root field of a subscription cannot have @skip or @include.', {
          nodes: [condition],
        }),
      );
  };
  return { Field: check, InlineFragment: check, FragmentSpread: check };
}

/** Counts the levels of fields; those of fragments count where they are spread. */
function depth({ GRAPHQL_MAX_DEPTH: most }: Config): ValidationRule {
  return (context) => {
    /** By fragment; 0 while it is being counted, so that a circle ends. */
    const ofFragment = new Map<string, number>();
    const levels = ({ selections }: SelectionSetNode): number =>
      selections.reduce((deepest, node) => Math.max(deepest, levelsOf(node)), 0);
    function levelsOf(node: SelectionNode): number {
      if (node.kind === Kind.FIELD) return 1 + (node.selectionSet ? levels(node.selectionSet) : 0);
      if (node.kind === Kind.INLINE_FRAGMENT) return levels(node.selectionSet);
      const name = node.name.value;
      const known = ofFragment.get(name);
      if (known !== undefined) return known;
      ofFragment.set(name, 0);
      const fragment = context.getFragment(name);
      const count = fragment ? levels(fragment.selectionSet) : 0;
      ofFragment.set(name, count);
      return count;
    }
    return {
      OperationDefinition({ selectionSet }) {
        const count = levels(selectionSet);
        if (count > most)
          context.reportError(tooLarge(`The query has a depth of ${count}, of ${most} at most.`));
      },
    };
  };
}

/**
 * The number of fields that a query may make the server look up: a page counts as often as it has
 * items.
 *
 * @throws GraphQLError `query_too_large`
 */
export function checkCost(
  config: Config,
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): void {
  let cost: number;
  try {
    cost = getComplexity({
      schema,
      query,
      variables,
      ...(operationName !== undefined && { operationName }),
      estimators: [estimate],
    });
  } catch {
    // The library has a limit of its own for the fields of all fragments, once they are in place.
    throw tooLarge('The query asks for too much.');
  }
  if (cost > config.GRAPHQL_MAX_COST)
    throw tooLarge(`The query costs ${cost}, of ${config.GRAPHQL_MAX_COST} at the most.`);
}

function estimate({ args, childComplexity, field, type }: ComplexityEstimatorArgs): number {
  const returned = String(field.type).replaceAll('!', '');
  // A page's items stand below its connection; there they are counted.
  if (returned.endsWith('Connection')) {
    const first =
      typeof args.first === 'number' ? Math.min(Math.max(args.first, 1), 100) : pageSize;
    return 1 + first * childComplexity;
  }
  if (type.name.endsWith('Connection')) return childComplexity;
  return (
    1 +
    (returned.startsWith('[')
      ? (sizes[`${type.name}.${field.name}`] ?? listSize) * childComplexity
      : childComplexity)
  );
}
