/** What a request does: create, update, retrieve, list, files, functions. */
@NullMarked
package org.mailpromoter.dataverse.stub.operation;

import org.jspecify.annotations.NullMarked;
