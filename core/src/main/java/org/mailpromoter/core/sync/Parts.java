package org.mailpromoter.core.sync;

import java.time.Clock;
import org.mailpromoter.core.facts.Correlator;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.store.ActivityStore;

/** What a synchronizer is made of: its ports and its parsers. */
record Parts(
    ActivityStore store,
    RecordDirectory directory,
    Correlator correlator,
    EnvelopeParser envelopes,
    BodyParser bodies,
    Clock clock) {}
