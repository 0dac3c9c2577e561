/** dmn-moddle ships no types; this is the part of it that is used here. */
declare module 'dmn-moddle' {
  export interface Package {
    readonly types: readonly { readonly name: string; readonly properties?: readonly object[] }[];
  }
  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, Package>>);
    readonly registry: { readonly packageMap: Readonly<Record<string, Package>> };
    fromXML(
      xml: string,
      typeName?: string,
    ): Promise<{ rootElement: unknown; warnings: readonly { message: string }[] }>;
  }
}
