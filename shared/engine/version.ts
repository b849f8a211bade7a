/** Of package.json, where the product runs from its sources; a packed one says its own. */
export const productVersion = '0.1.0';

export const productName = (version: string): string => `联络员工作台 ${version}`;
