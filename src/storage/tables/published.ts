/** Answers published without their persons. */
export interface PublicationTable {
  region_id: string;
  publication_id: string;
  request_id: string | null;
  agency_id: string;
  title: string;
  question: string;
  answer: string;
  day: string;
  link: string;
  published_at: string;
  withdrawn_at: string | null;
}

/** Index of what is public. */
export interface SearchDocumentTable {
  region_id: string;
  document_id: string;
  part: number;
  parts: number;
  kind: string;
  agency_id: string | null;
  title: string;
  text: string;
  day: string;
  link: string;
  title_words: string;
  body_words: string;
  title_tv: string;
  body_tv: string;
}
