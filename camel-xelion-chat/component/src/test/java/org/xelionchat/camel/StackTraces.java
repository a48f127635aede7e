package org.xelionchat.camel;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a log would show of an exception: all its messages and causes. */
final class StackTraces {

    private StackTraces() {}

    static String of(Throwable throwable) {
        StringWriter text = new StringWriter();
        throwable.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
