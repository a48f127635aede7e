package org.xelionchat.camel;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * An option that only some operations use.
 *
 * @param name as in a URI
 * @param getter reads it
 * @param <T> its type
 */
record CallOption<T>(String name, Function<XelionChatConfiguration, T> getter) {

    static final CallOption<Duration> TYPING_INTERVAL =
            new CallOption<>("typingInterval", XelionChatConfiguration::getTypingInterval);
    static final CallOption<Boolean> CONFIRM_UNCERTAIN_SENDS =
            new CallOption<>("confirmUncertainSends", XelionChatConfiguration::isConfirmUncertainSends);
    static final CallOption<Duration> AWAIT_FOLLOWED =
            new CallOption<>("awaitFollowed", XelionChatConfiguration::getAwaitFollowed);
    static final CallOption<String> PHONE_LINE_OID =
            new CallOption<>("phoneLineOid", XelionChatConfiguration::getPhoneLineOid);
    static final List<CallOption<?>> ALL =
            List.of(TYPING_INTERVAL, CONFIRM_UNCERTAIN_SENDS, AWAIT_FOLLOWED, PHONE_LINE_OID);

    boolean isSetOn(XelionChatEndpoint endpoint) {
        return endpoint.sets(name, getter);
    }
}
