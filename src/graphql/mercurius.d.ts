// Mercurius creates the loaders of a request in `reply.graphql`, which subscriptions do not use. Its
// symbols are the only way to them.
declare module 'mercurius/lib/symbols.js' {
  const symbols: { kLoaders: symbol; kSubscriptionFactory: symbol };
  export default symbols;
}
