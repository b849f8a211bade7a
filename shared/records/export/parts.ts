import { xmlText } from './xml.ts';

/** The small parts of a workbook around its sheets. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly notes: boolean;
  /** Of its parts' names. */
  readonly number: number;
}

export interface Properties {
  readonly title: string;
  readonly creator: string;
  /** `2026-11-24T08:00:00Z`. */
  readonly created: string;
  /** Named texts that stay with the file. */
  readonly custom: Readonly<Record<string, string>>;
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const DOC = 'http://schemas.openxmlformats.org/officeDocument/2006';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
export const relations = (list: readonly string[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

export const rootRelations = (): string =>
  relations([
    relation('rId1', `${DOC}/relationships/officeDocument`, 'xl/workbook.xml'),
    relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    relation('rId3', `${DOC}/relationships/extended-properties`, 'docProps/app.xml'),
    relation('rId4', `${DOC}/relationships/custom-properties`, 'docProps/custom.xml'),
  ]);

export const sheetRelations = (sheet: number): string =>
  relations([
    relation('rId1', `${DOC}/relationships/vmlDrawing`, `../drawings/vmlDrawing${sheet}.vml`),
    relation('rId2', `${DOC}/relationships/comments`, `../comments${sheet}.xml`),
  ]);

export const workbookRelations = (sheets: readonly SheetEntry[], theme = false): string =>
  relations([
    ...sheets.map(({ number }, at) =>
      relation(`rId${at + 1}`, `${DOC}/relationships/worksheet`, `worksheets/sheet${number}.xml`),
    ),
    relation(`rId${sheets.length + 1}`, `${DOC}/relationships/styles`, 'styles.xml'),
    ...(theme ? [relation(`rId${sheets.length + 2}`, `${DOC}/relationships/theme`, 'theme/theme1.xml')] : []),
  ]);

export const workbookXml = (sheets: readonly SheetEntry[], date1904 = false): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOC}/relationships">${date1904 ? '<workbookPr date1904="1"/>' : ''}<bookViews><workbookView activeTab="${Math.max(
    0,
    sheets.findIndex((sheet) => !sheet.hidden),
  )}"/></bookViews><sheets>${sheets
    .map(
      ({ name, hidden }, at) =>
        `<sheet name="${xmlText(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
    )
    .join('')}</sheets></workbook>`;

export function contentTypes(sheets: readonly SheetEntry[], theme = false): string {
  const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${type}"/>`;
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${[
    override('/xl/workbook.xml', `${SHEET_TYPE}.sheet.main+xml`),
    override('/xl/styles.xml', `${SHEET_TYPE}.styles+xml`),
    ...(theme ? [override('/xl/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml')] : []),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
    override('/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'),
    ...sheets.flatMap(({ notes, number }) => [
      override(`/xl/worksheets/sheet${number}.xml`, `${SHEET_TYPE}.worksheet+xml`),
      ...(notes ? [override(`/xl/comments${number}.xml`, `${SHEET_TYPE}.comments+xml`)] : []),
    ]),
  ].join('')}</Types>`;
}

export const coreXml = ({ title, creator, created }: Properties): string =>
  `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`;

export const appXml = (): string =>
  `${XML}<Properties xmlns="${DOC}/extended-properties"><Application>Microsoft Excel</Application></Properties>`;

export const customXml = ({ custom }: Properties): string =>
  `${XML}<Properties xmlns="${DOC}/custom-properties" xmlns:vt="${DOC}/docPropsVTypes">${Object.entries(custom)
    .map(
      ([name, value], at) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${xmlText(name)}"><vt:lpwstr>${xmlText(value)}</vt:lpwstr></property>`,
    )
    .join('')}</Properties>`;
