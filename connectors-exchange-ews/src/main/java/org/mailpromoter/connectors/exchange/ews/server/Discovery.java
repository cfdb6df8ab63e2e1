package org.mailpromoter.connectors.exchange.ews.server;

/** Whether the web service is looked for (MS-OXDISCO). */
enum Discovery {
  /** Never: its address is configured. */
  OFF,
  /** In the domain of the mailbox's address, and nowhere else. */
  OWN_DOMAIN
}
