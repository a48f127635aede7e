package org.xelionchat.client;

import java.util.concurrent.CompletionException;

/** What a future failed of. */
public final class Failures {

    private Failures() {}

    /**
     * {@return the failure that a future was completed with, which the futures that hang on it wrap}
     *
     * @param failure as a future tells it, or null
     */
    public static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
