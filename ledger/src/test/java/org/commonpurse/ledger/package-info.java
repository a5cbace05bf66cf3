/** How the ledger behaves, on real SQLite files and a real PostgreSQL. */
package org.commonpurse.ledger;
