/** Thrown where Discord's own app would not let a person do what was asked, so that nothing is sent at all. */
export class ClientRefusal extends Error {
  override readonly name = 'ClientRefusal';
}
