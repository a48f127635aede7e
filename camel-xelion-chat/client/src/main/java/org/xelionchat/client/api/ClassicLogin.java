package org.xelionchat.client.api;

import static org.xelionchat.client.api.Field.AUTHENTICATION;
import static org.xelionchat.client.api.Field.RENEWAL_TOKEN;
import static org.xelionchat.client.api.Field.VALID_UNTIL;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.Failures;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;

/**
 * Logs in, renews and logs out (C1 to C3). Failures quote nothing that was answered, since an answer may repeat a secret.
 * One login at a time.
 */
final class ClassicLogin {

    private static final Logger LOG = LoggerFactory.getLogger(ClassicLogin.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int USER_SPACES = 9;

    /** P3.1. */
    private static final int LONGEST_USER_SPACE = 200;

    private final XelionChatSettings settings;
    private final ClassicPaths paths;
    private final Function<HttpCall, CompletableFuture<HttpAnswer>> calls;
    private volatile boolean otherUserSpaceLogged;

    /**
     * @param settings hold the credentials, which are read at each login
     * @param calls sends calls
     */
    ClassicLogin(XelionChatSettings settings, Function<HttpCall, CompletableFuture<HttpAnswer>> calls) {
        this.settings = settings;
        this.paths = new ClassicPaths(settings);
        this.calls = calls;
    }

    /**
     * Logs in: in the user space that the old token is of, else in the first one that is free.
     *
     * @param old the last token that this side had, or null
     * @return a new token; fails as a call does
     */
    CompletableFuture<ClassicToken> login(ClassicToken old) {
        return login(old == null ? 0 : old.userSpace(), old, USER_SPACES);
    }

    private CompletableFuture<ClassicToken> login(int userSpace, ClassicToken old, int left) {
        boolean ours = old != null && old.userSpace() == userSpace;
        // P3.1: the old token ends the old session; it is sent only where that session is what stands in the way
        return attempt(userSpace, null)
                .exceptionallyCompose(refusal -> ours && isOccupied(refusal)
                        ? attempt(userSpace, old)
                        : CompletableFuture.failedFuture(Failures.unwrap(refusal)))
                .exceptionallyCompose(refusal -> left > 1 && (isOccupied(refusal) || ours && isOfToken(refusal))
                        ? login((userSpace + 1) % USER_SPACES, old, left - 1)
                        : CompletableFuture.failedFuture(Failures.unwrap(refusal)));
    }

    private CompletableFuture<ClassicToken> attempt(int userSpace, ClassicToken old) {
        ObjectNode credentials = NODES.objectNode()
                .put("userName", settings.username())
                .put("password", settings.password().get())
                .put("userSpace", userSpace(userSpace));
        String appKey = settings.appKey() == null ? null : settings.appKey().get();
        if (appKey != null && !appKey.isBlank()) {
            credentials.put("appKey", appKey);
        }
        HttpCall call = call("login", "me/login", credentials.toString(), old);
        return send(call, userSpace).thenApply(token -> {
            if (userSpace > 0 && !otherUserSpaceLogged) {
                otherUserSpaceLogged = true;
                LOG.warn(
                        "{}: another login occupies the user space {}, or a lost one of this program: {} is used",
                        settings.host(),
                        userSpace(0),
                        userSpace(userSpace));
            }
            return token;
        });
    }

    /**
     * Renews a token, which is not to be used any more afterwards.
     *
     * @param token one with a renewal token
     * @return the next one; fails as a call does
     */
    CompletableFuture<ClassicToken> renew(ClassicToken token) {
        String body = TextNode.valueOf(token.renewalToken()).toString();
        return send(call("renew", "me/renew", body, token), token.userSpace());
    }

    /**
     * Logs out.
     *
     * @param token the session's
     * @return done, whatever the answer
     */
    CompletableFuture<HttpAnswer> logout(ClassicToken token) {
        return calls.apply(call("logout", "me/logout", null, token));
    }

    /**
     * {@return whether a token was refused, rather than that something went wrong}
     *
     * @param failure of a call
     */
    static boolean isRefusal(Throwable failure) {
        return Failures.unwrap(failure) instanceof XelionChatException known
                && known.getHttpStatus() != null
                && !known.isRetryable();
    }

    private static boolean isOccupied(Throwable failure) {
        return Failures.unwrap(failure) instanceof XelionChatException known
                && known.getErrorCode() != null
                && known.getErrorCode() == ErrorCodes.USER_SPACE_OCCUPIED;
    }

    private static boolean isOfToken(Throwable failure) {
        return Failures.unwrap(failure) instanceof XelionChatException known
                && ErrorCodes.isOfToken(known.getErrorCode());
    }

    private String userSpace(int number) {
        String suffix = number == 0 ? "" : "-" + (number + 1);
        String name = settings.userSpace();
        return name.substring(0, Math.min(name.length(), LONGEST_USER_SPACE - suffix.length())) + suffix;
    }

    private HttpCall call(String operation, String path, String body, ClassicToken token) {
        return new HttpCall(operation, null, "POST", paths.of(path), body, false, token == null ? null : token::header);
    }

    private CompletableFuture<ClassicToken> send(HttpCall call, int userSpace) {
        return calls.apply(call).thenApply(answer -> {
            if (!answer.succeeded()) {
                throw Answers.silentRefusal(call, answer);
            }
            LenientJson json = LenientJson.parse(answer.body()).orElse(LenientJson.NOTHING);
            String authentication = json.at(AUTHENTICATION).id();
            if (authentication == null) {
                throw new XelionProtocolException(
                        call.operation() + " failed: the answer must hold a session token",
                        new CallFailure(call.operation(), null, answer.status(), null, false, null, null));
            }
            return new ClassicToken(
                    authentication,
                    json.at(RENEWAL_TOKEN).id(),
                    json.at(VALID_UNTIL).date(),
                    userSpace);
        });
    }
}
