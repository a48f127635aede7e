package org.xelionchat.examples.karaf;

import org.apache.camel.builder.RouteBuilder;
import org.xelionchat.camel.XelionChatConstants;

/** Chats by file: what visitors write comes as files, and what happens in their chats becomes files. */
final class EnquiryRoutes extends RouteBuilder {

    /** A file is taken once it has stopped growing. */
    private static final String TAKE =
            "?charset=UTF-8&delete=true&moveFailed=.failed&readLock=changed&readLockCheckInterval=200";

    private final String directory;

    /** @param directory the directory that holds those of the routes */
    EnquiryRoutes(String directory) {
        this.directory = directory;
    }

    @Override
    public void configure() {
        // visitors/peter.txt: Peter opens a chat with this text
        from("file:" + directory + "/visitors" + TAKE)
                .routeId("visitors")
                .convertBodyTo(String.class)
                .setProperty("text", body())
                .setHeader(XelionChatConstants.CLIENT_ID, simple("${file:onlyname.noext}"))
                .setBody(constant(""))
                .to("xelion-chat:createSession")
                .setBody(exchangeProperty("text"))
                .to("xelion-chat:sendMessage");

        // messages/2045858.txt: the visitor of session 2045858 goes on
        from("file:" + directory + "/messages" + TAKE)
                .routeId("messages")
                .convertBodyTo(String.class)
                .setHeader(XelionChatConstants.SESSION_ID, simple("${file:onlyname.noext}"))
                .to("xelion-chat:sendMessage");

        // events/2045858.jsonl: what happens in session 2045858, a JSON object in a line
        from("xelion-chat:events")
                .routeId("events")
                .log("${header.CamelXelionChatEventType} in session ${header.CamelXelionChatSessionId}")
                .convertBodyTo(String.class)
                .to(
                        "file:" + directory
                                + "/events?fileName=${header.CamelXelionChatSessionId}.jsonl&fileExist=Append&appendChars=\\n&charset=UTF-8");
    }
}
