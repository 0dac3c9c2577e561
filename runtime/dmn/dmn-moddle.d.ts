/** dmn-moddle ships no types; this is the part of it that is used here. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    fromXML(
      xml: string,
      typeName?: string,
    ): Promise<{ rootElement: unknown; warnings: readonly { message: string }[] }>;
  }
}
