/** What the other rooms of the designer may use of the app around them. */
export * from './design/index.ts';
