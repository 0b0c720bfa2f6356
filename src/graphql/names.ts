// How operations of the contract are called in GraphQL: mutations by their operationId, queries by
// what they answer.

/** Operations without a field, and why. */
export const withoutField: Record<string, string> = {
  importProducts: 'a file is sent',
  exportProducts: 'a file is answered',
  exportImportErrors: 'a file is answered',
  uploadProductImage: 'a file is sent',
  getImage: 'a file is answered',
  streamOrderEvents: 'its like is the subscription orderUpdated',
  receiveSmsDeliveryReport: 'the provider of SMS calls it',
  getHealth: 'health is asked by programs that do not speak GraphQL',
  getLiveness: 'health is asked by programs that do not speak GraphQL',
  getReadiness: 'health is asked by programs that do not speak GraphQL',
  getDatabaseHealth: 'health is asked by programs that do not speak GraphQL',
  getWorkerHealth: 'health is asked by programs that do not speak GraphQL',
  getCacheHealth: 'health is asked by programs that do not speak GraphQL',
};

/** Queries whose name is not what they answer. */
const named: Record<string, string> = {
  listShippingOptions: 'listShippingOptions',
  listCustomerAddresses: 'listCustomerAddresses',
  trackOrder: 'trackOrder',
};

/** @returns undefined for an operation that has no field */
export function fieldOf(operationId: string, method: string): string | undefined {
  if (operationId in withoutField) return undefined;
  if (method !== 'GET') return operationId;
  return (
    named[operationId] ??
    operationId.replace(/^(list|get)(.)/, (_, __, first) => first.toLowerCase())
  );
}

/** Enumerations may hold words that are no names in GraphQL: `-createdAt`, `order.placed`. */
export function enumName(value: string): string {
  const name = value.startsWith('-') ? `${value.slice(1)}Desc` : value;
  return name.replaceAll(/[^A-Za-z0-9_]/g, '_');
}
