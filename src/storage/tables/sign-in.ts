export interface CredentialTable {
  region_id: string;
  account_id: string;
  password_hash: string | null;
  password_changed_at: string | null;
  code_secret: string | null;
  code_confirmed_at: string | null;
  code_step: number | null;
  devices_from: string | null;
}

export interface RecoveryCodeTable {
  region_id: string;
  account_id: string;
  digest: string;
  used_at: string | null;
}

export interface SessionTable {
  region_id: string;
  session_id: string;
  account_id: string;
  standing: 'full' | 'partial' | 'setup';
  method: 'password' | 'link' | 'identity-service' | 'demo';
  created_at: string;
  seen_at: string;
  expires_at: string;
  address: string;
  agent: string;
  confirmed_at: string | null;
  ended_at: string | null;
}

export interface OneTimeLinkTable {
  region_id: string;
  link_id: string;
  account_id: string;
  purpose: 'invitation' | 'sign-in';
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

/** At most one row: the link of the first start, which belongs to no county yet. */
export interface SetUpLinkTable {
  region_id: string;
  link_id: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface ExternalIdentityTable {
  region_id: string;
  issuer: string;
  subject_digest: string;
  account_id: string;
  linked_at: string;
}

export interface SignInFailureTable {
  region_id: string;
  failure_key: string;
  failures: number;
  last_at: string;
  locked_until: string | null;
}
