// A small warehouse client of SortedPRO's API: what is under test. It knows nothing of the sandbox.
import { setTimeout as sleep } from 'node:timers/promises';

/** No carrier takes it, in the platform's words. */
export class CannotShip extends Error {}

export class Warehouse {
  constructor(url, key) {
    this.url = url;
    this.key = key;
  }

  /** Creates the order's consignment, books the cheapest service, prints the label and hands it over to the carrier. */
  async ship(order, postcode = 'M1 5WG') {
    const reference = await this.#create(order, postcode);
    const [booked] = await this.#call('PUT', `/allocation/${reference}/allocatewithcheapestquote`);
    const label = await this.#call('GET', `/labels/${reference}/pdf/203`);
    await this.#call('PUT', '/consignments/manifest', { ConsignmentReferences: [reference] });
    return { reference, service: booked.CarrierServiceName, label: Buffer.from(label.File, 'base64') };
  }

  async status(reference) {
    return (await this.#call('GET', `/consignments/${reference}/status`)).Status;
  }

  async #create(order, postcode) {
    const body = {
      ConsignmentReferenceProvidedByCustomer: order,
      Packages: [{
        Weight: { Value: 0.5, Unit: 'Kg' },
        Dimensions: { Unit: 'Cm', Width: 10, Length: 10, Height: 10 },
        Description: 'Socks',
        Value: { Amount: 5.99, Currency: { IsoCode: 'GBP' } },
      }],
      Addresses: [
        { AddressType: 'Origin', ShippingLocationReference: 'Sorted1' },
        {
          AddressType: 'Destination', AddressLine1: '13 Porter Street', Region: 'Greater Manchester', Postcode: postcode,
          Country: { Name: 'Great Britain', IsoCode: { TwoLetterCode: 'GB' } },
        }],
    };
    const create = async () => (await this.#call('POST', '/consignments', body))[0].Href.split('/').pop();
    try {
      return await create();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // what fetch says when the connection ends
      // The answer is lost. Whether the consignment is, too, is asked before another is made.
      const found = await this.#send('GET', `/consignments/clientReference/${encodeURIComponent(order)}/status`);
      return found.status === 404 ? create() : (await found.json())[0].ConsignmentReferenceForAllLegsAssignedByMpd;
    }
  }

  #send(method, path, body) {
    return fetch(this.url + path, {
      method,
      headers: { 'ocp-apim-subscription-key': this.key, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  }

  async #call(method, path, body) {
    let answer = await this.#send(method, path, body);
    for (let attempt = 1; attempt < 3 && [429, 503].includes(answer.status); attempt += 1) {
      await sleep(1000 * Number(answer.headers.get('retry-after') ?? 1));
      answer = await this.#send(method, path, body);
    }
    if (answer.status === 400) throw new CannotShip((await answer.json()).Message);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer.json();
  }
}
