/** HTTP: batches, logins, limits, the log of requests. */
@NullMarked
package org.mailpromoter.dataverse.stub.http;

import org.jspecify.annotations.NullMarked;
