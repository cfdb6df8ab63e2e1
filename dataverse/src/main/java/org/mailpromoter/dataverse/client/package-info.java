/**
 * The Web API of Dataverse: a login, requests alone and in batches, and what answers and refusals
 * mean. It knows neither records nor activities.
 */
@NullMarked
package org.mailpromoter.dataverse.client;

import org.jspecify.annotations.NullMarked;
