// A client that speaks GraphQL alone, over the network: from the catalogue to a completed order.
import { GraphQLClient, gql } from 'graphql-request';
import t from 'tap';
import { addProduct, openShop, password } from '../helpers/shop.js';

t.test('from the catalogue to a completed order', async (t) => {
  const shop = await openShop(t);
  await addProduct(shop, { name: 'Blue lantern', price: 1250, stock: 10 });
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  const client = new GraphQLClient(`http://127.0.0.1:${port}/graphql`);
  // biome-ignore lint/suspicious/noExplicitAny: what the schema answers
  const run = (query: string, variables: object = {}) => client.request<any>(query, variables);
  const logIn = async (email: string) => {
    const { login } = await run(
      gql`mutation ($input: LoginInput!) { login(input: $input) { accessToken refreshToken user { role } } }`,
      { input: { email, password } },
    );
    client.setHeader('authorization', `Bearer ${login.accessToken}`);
    return login;
  };

  const { products } = await run(gql`{
    products(q: "lantern", inStock: true, sort: price) {
      totalCount nodes { id name price { amount currency } stock { available } images { url } category { name } }
    }
  }`);
  t.match(products, { totalCount: 1, nodes: [{ name: 'Blue lantern', price: { amount: 1250 } }] });
  const productId = products.nodes[0].id;

  await logIn('staff@example.com');
  await run(
    gql`mutation { createShippingMethod(input: { name: "Post", price: { amount: 495, currency: "GBP" } }) { id } }`,
  ).catch((error) =>
    t.match(error.response.errors[0].extensions, { code: 'forbidden', http: { status: 403 } }),
  );
  await logIn('admin@example.com');
  await run(
    gql`mutation { createShippingMethod(input: { name: "Post", price: { amount: 495, currency: "GBP" } }) { id } }`,
  );
  await run(
    gql`mutation { createPromoCode(input: { code: "TEN", kind: percentage, value: 1000 }) { id } }`,
  );

  await run(gql`mutation {
    registerUser(input: { email: "wanjiru@example.com", password: "${password}", firstName: "Wanjiru", lastName: "Kamau" }) { id }
  }`);
  const session = await logIn('wanjiru@example.com');
  t.equal(session.user.role, 'customer');
  await run(
    gql`mutation ($id: ID!) { addCartItem(input: { productId: $id, quantity: 2 }) { subtotal { amount } } }`,
    { id: productId },
  );
  const { cart } = await run(
    gql`{ cart { items { quantity product { name } } subtotal { amount } } }`,
  );
  t.match(cart, {
    items: [{ quantity: 2, product: { name: 'Blue lantern' } }],
    subtotal: { amount: 2500 },
  });
  await run(gql`mutation {
    createCustomerAddress(input: { name: "Wanjiru Kamau", line1: "12 Ngong Road", city: "Nairobi", country: "KE" }) { id }
  }`);
  const { listCustomerAddresses } = await run(gql`{ listCustomerAddresses { nodes { id city } } }`);
  const { checkoutItems } = await run(
    gql`mutation ($input: CheckoutItemsInput!) { checkoutItems(input: $input) { id status lines { id } } }`,
    { input: { items: [{ productId, quantity: 1 }] } },
  );
  t.equal(checkoutItems.status, 'draft');
  const orderId = checkoutItems.id;
  const steps = await run(
    gql`mutation ($orderId: ID!, $lineId: ID!, $addressId: ID!) {
      changeOrderQuantity(orderId: $orderId, lineId: $lineId, input: { quantity: 3 }) { subtotal { amount } }
      addCoupon(orderId: $orderId, input: { code: "ten" }) { discountTotal { amount } }
      changeDestination(orderId: $orderId, input: { addressId: $addressId }) { shippingAddress { city country } }
    }`,
    { orderId, lineId: checkoutItems.lines[0].id, addressId: listCustomerAddresses.nodes[0].id },
  );
  t.match(steps, {
    changeOrderQuantity: { subtotal: { amount: 3750 } },
    addCoupon: { discountTotal: { amount: 375 } },
    changeDestination: { shippingAddress: { city: 'Nairobi' } },
  });
  const { listShippingOptions } = await run(
    gql`query ($orderId: ID!) { listShippingOptions(orderId: $orderId) { items { shippingMethodId name price { amount } } } }`,
    { orderId },
  );
  const { placeOrder } = await run(
    gql`mutation ($orderId: ID!, $method: ID!) {
      selectShippingOption(orderId: $orderId, input: { shippingMethodId: $method }) { shippingTotal { amount } }
      placeOrder(orderId: $orderId) { status number total { amount } allowedTransitions }
    }`,
    { orderId, method: listShippingOptions.items[0].shippingMethodId },
  );
  t.match(placeOrder, { status: 'pending', total: { amount: 3750 - 375 + 495 } });
  const { createPayment } = await run(
    gql`mutation ($orderId: ID!) { createPayment(orderId: $orderId, input: { method: card, provider: test }) { id status } }`,
    { orderId },
  );
  t.equal(createPayment.status, 'authorized');

  await logIn('staff@example.com');
  const done = await run(
    gql`mutation ($orderId: ID!, $paymentId: ID!) {
      confirmOrder(orderId: $orderId) { status }
      capturePayment(paymentId: $paymentId) { status captured { amount } }
      markAsShipped(orderId: $orderId, input: { carrier: "G4S", trackingReference: "KE-1" }) { status }
      addShippingTrackingReference(orderId: $orderId, input: { trackingReference: "KE-2" }) { tracking { trackingReference } }
      markAsDelivered(orderId: $orderId) { status }
      markAsCompleted(orderId: $orderId) { status paymentStatus }
    }`,
    { orderId, paymentId: createPayment.id },
  );
  t.match(done, {
    confirmOrder: { status: 'confirmed' },
    capturePayment: { status: 'captured' },
    markAsShipped: { status: 'shipped' },
    markAsDelivered: { status: 'delivered' },
    markAsCompleted: { status: 'completed', paymentStatus: 'paid' },
  });

  await logIn('wanjiru@example.com');
  const { myOrders } = await run(gql`{
    myOrders(status: completed) {
      nodes { number customer { firstName } events { type } payments { status } messages { template status } lines { product { name } } }
    }
  }`);
  t.match(myOrders.nodes[0], {
    number: placeOrder.number,
    customer: { firstName: 'Wanjiru' },
    payments: [{ status: 'captured' }],
    lines: [{ product: { name: 'Blue lantern' } }],
  });
  t.same(myOrders.nodes[0].events.map(({ type }: { type: string }) => type).slice(0, 2), [
    'order_drafted',
    'order_placed',
  ]);
  await run(gql`mutation ($orderId: ID!) { cancelOrder(orderId: $orderId) { id } }`, {
    orderId,
  }).then(
    () => t.fail('a completed order is cancelled'),
    (error) => t.match(error.response.errors[0].extensions, { code: 'transition_not_allowed' }),
  );
  await run(gql`mutation { logout }`);
  await run(
    gql`mutation ($token: String!) { refreshToken(input: { refreshToken: $token }) { expiresIn } }`,
    { token: session.refreshToken },
  ).then(
    () => t.fail('the session goes on'),
    (error) => t.equal(error.response.errors[0].extensions.code, 'unauthenticated'),
  );
});
