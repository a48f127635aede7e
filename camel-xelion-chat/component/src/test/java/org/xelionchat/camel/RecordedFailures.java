package org.xelionchat.camel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Hears of a consumer's failed exchanges, instead of the log. */
final class RecordedFailures implements ExceptionHandler {

    private final List<Throwable> all = new CopyOnWriteArrayList<>();

    List<Throwable> all() {
        return all;
    }

    @Override
    public void handleException(Throwable exception) {
        all.add(exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        all.add(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        all.add(exception);
    }
}
