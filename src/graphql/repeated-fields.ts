// Limits how often a query repeats fields. The validation of graphql-js compares each pair of fields with one
// response name (GraphQL, section 5.3.2), so that its time grows with the square of the repetitions.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { tooLarge } from './errors.js';

/** Pairs of fields of one response name in a query. */
const maxPairs = 2000;
/** Fields and fragments of a query with its fragments in place. */
const maxVisits = 20_000;
/** Deeper queries are refused by the validation, as are fragments in a circle. */
const maxDepth = 40;

/** @throws GraphQLError `query_too_large` */
export function assertFewRepeats({ definitions }: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  let pairs = 0;
  let visits = 0;

  /** Counts the pairs in selection sets that are merged into one answer, and below them. */
  function count(sets: SelectionSetNode[], depth: number): void {
    const byName = new Map<string, SelectionSetNode[]>();
    const times = new Map<string, number>();
    const spread = new Set<string>();
    const addFragment = (node: InlineFragmentNode | FragmentSpreadNode): void => {
      if (node.kind === Kind.INLINE_FRAGMENT) {
        node.selectionSet.selections.forEach(add);
        return;
      }
      // One that is spread again is not compared again.
      const name = node.name.value;
      if (spread.has(name)) return;
      spread.add(name);
      fragments.get(name)?.selectionSet.selections.forEach(add);
    };
    const add = (node: SelectionNode): void => {
      visits += 1;
      if (visits > maxVisits) throw tooLarge('The query asks for too much.');
      if (node.kind === Kind.FIELD) addField(node);
      else addFragment(node);
    };
    const addField = (node: FieldNode): void => {
      const name = node.alias?.value ?? node.name.value;
      const before = times.get(name) ?? 0;
      times.set(name, before + 1);
      pairs += before;
      if (pairs > maxPairs) throw tooLarge('The query repeats fields too often.');
      if (node.selectionSet) byName.set(name, [...(byName.get(name) ?? []), node.selectionSet]);
    };
    for (const { selections } of sets) selections.forEach(add);
    if (depth === maxDepth) return;
    for (const below of byName.values()) count(below, depth + 1);
  }
  for (const one of definitions) if ('selectionSet' in one) count([one.selectionSet], 1);
}
