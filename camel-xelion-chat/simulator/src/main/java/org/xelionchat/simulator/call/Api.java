package org.xelionchat.simulator.call;

import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import org.xelionchat.simulator.journal.CallJournal;
import org.xelionchat.simulator.journal.TokenCheck;
import org.xelionchat.simulator.wire.ErrorForm;

/** One generation of Xelion's API: what its paths mean, and what is answered. */
public interface Api {

    /**
     * {@return what a path means, if it is one of this API}
     *
     * @param rawPath as it was sent
     */
    Optional<CallRoute> route(String rawPath);

    /**
     * {@return whether the call came with a good token}
     *
     * @param call any call
     */
    TokenCheck token(ApiCall call);

    /**
     * {@return why the call is turned away at once, before anything else happens to it, or empty}
     *
     * @param call any call
     * @param exchange the call's exchange, which ends when it has been answered
     */
    default Optional<CallRefusal> turnedAway(ApiCall call, HttpServerExchange exchange) {
        return Optional.empty();
    }

    /**
     * Does what the call asks for.
     *
     * @param call any call
     * @param token whether it came with a good token
     * @param entry where to note what is wrong with it
     * @param exchange the call's exchange
     * @return what is answered
     * @throws CallRefusal if it is answered with an error
     */
    Answer carryOut(ApiCall call, TokenCheck token, CallJournal.Entry entry, HttpServerExchange exchange);

    /** {@return how errors are written} */
    ErrorForm errors();

    /** {@return how many bytes a call may have} */
    long largestBody();

    /**
     * {@return what of the body may be kept}
     *
     * @param call any call
     */
    default String recordedBody(ApiCall call) {
        return call.body();
    }
}
