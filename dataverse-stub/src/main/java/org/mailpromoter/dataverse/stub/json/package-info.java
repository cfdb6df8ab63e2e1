/** Trees of JSON, and the error that every answer can be. */
@NullMarked
package org.mailpromoter.dataverse.stub.json;

import org.jspecify.annotations.NullMarked;
