package org.xelionchat.client.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.Direction;

/**
 * The classic side of the model (P3): logins and their tokens, wrapped JSON in pages, two ids per message. Which shape a
 * list has, which ids an event tells, and in which zone {@code validUntil} is written: the seed chooses. Assumed: the
 * server closes a login that nobody has used for some minutes after its token expired.
 */
final class ModelClassic {

    static final String USER = "admin";
    static final String PASSWORD = "secret";
    static final String LINE = "1651226";

    private static final String BASE = "/api/v1/master/";
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What tells a message's ids. */
    private enum Ids {
        BOTH,
        CHAT,
        COMMUNICATION
    }

    /** One login: a user space, a token and its renewal. */
    private static final class Login {

        private String token;
        private String renewal;
        private Instant expires;
    }

    private final ModelXelion xelion;
    private final RandomGenerator random;
    private final Map<String, Login> logins = new HashMap<>();
    private final Map<String, String> elements = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Ids eventIds;
    private final Ids listIds;
    private final boolean echoes;
    private final int pageSize;
    private final boolean lastPageNamesNext;
    private final Duration lifetime;
    private final Duration zone;
    private boolean passwordChanged;
    private boolean occupied;
    private int loginsUnderWay;
    private long nextToken = 1;

    ModelClassic(ModelXelion xelion, RandomGenerator random) {
        this.xelion = xelion;
        this.random = random;
        eventIds = Ids.values()[random.nextInt(3)];
        listIds = Ids.values()[random.nextInt(3)];
        echoes = random.nextInt(4) != 0;
        pageSize = new int[] {10, 100, 1_000}[random.nextInt(3)];
        lastPageNamesNext = random.nextBoolean();
        lifetime = Duration.ofSeconds(30 + random.nextInt(1_800));
        zone = Duration.ofMinutes(15L * (random.nextInt(105) - 48));
    }

    boolean echoes() {
        return echoes;
    }

    /** Nobody is logged in any more, and nobody can log in; or he can again. */
    void changePassword(boolean changed) {
        passwordChanged = changed;
        logins.clear();
    }

    /** As when they have become too old. */
    void expireTokens() {
        logins.values().forEach(login -> login.expires = xelion.now());
    }

    /** How many logins could have been ended by their owner, but were not. */
    long logins() {
        return logins.values().stream()
                .filter(login -> login.expires.isAfter(xelion.now()))
                .count();
    }

    private void forget() {
        logins.values().removeIf(login -> login.expires.plus(FORGOTTEN).isBefore(xelion.now()));
    }

    /** Sends a call; seen from the client, so that what it does at the same time can be told. */
    CompletableFuture<HttpAnswer> send(HttpCall call) {
        boolean login = call.operation().equals("login") || call.operation().equals("renew");
        if (login && ++loginsUnderWay > 1) {
            xelion.violation("two logins at a time");
        }
        if (call.operation().equals("login") && call.authorization() != null && !occupied) {
            xelion.violation("an old token was sent with a fresh login");
        }
        return xelion.send(call, () -> counted(call, answer(call))).whenComplete((answer, failure) -> {
            if (login) {
                loginsUnderWay--;
                occupied = failure == null && answer.body().contains("10005");
            }
        });
    }

    private HttpAnswer counted(HttpCall call, HttpAnswer answer) {
        counts.merge(answer.status() == 401 ? "refused with 401" : call.operation(), 1, Integer::sum);
        return answer;
    }

    private HttpAnswer answer(HttpCall call) {
        String authorization =
                call.authorization() == null ? null : call.authorization().get();
        forget();
        String path = call.path().substring(BASE.length());
        if (path.equals("me/login")) {
            return login(read(call.body()), authorization);
        }
        Login login = logins.values().stream()
                .filter(open -> ("xelion " + open.token).equals(authorization))
                .findFirst()
                .orElse(null);
        if (login == null || !login.expires.isAfter(xelion.now())) {
            return error(401, 10020);
        }
        return switch (path) {
            case "me/renew" -> renew(login, read(call.body()).asText());
            case "me/logout" -> {
                logins.values().remove(login);
                yield ok("");
            }
            case "me/websocket" -> ok("{\"object\":\"" + xelion.eventUrl(call.sessionId()) + "\"}");
            case "chats/external_session" -> ok(session(xelion.session(xelion.newSession())));
            default -> chat(call, path.split("[/?]"));
        };
    }

    private HttpAnswer login(JsonNode credentials, String authorization) {
        if (passwordChanged || !credentials.path("password").asText().equals(PASSWORD)) {
            return error(401, 10004);
        }
        String space = credentials.path("userSpace").asText();
        Login occupant = logins.get(space);
        if (occupant != null && !("xelion " + occupant.token).equals(authorization)) {
            return error(401, 10005);
        }
        Login login = new Login();
        logins.put(space, login);
        return tokens(login);
    }

    private HttpAnswer renew(Login login, String renewal) {
        return renewal.equals(login.renewal) ? tokens(login) : error(401, 10021);
    }

    private HttpAnswer tokens(Login login) {
        login.token = "token-" + nextToken++;
        login.renewal = "renewal-" + nextToken++;
        login.expires = xelion.now().plus(lifetime);
        return ok("{\"authentication\":\"" + login.token + "\",\"renewalToken\":\"" + login.renewal
                + "\",\"validUntil\":\"" + ModelXelion.date(login.expires.plus(zone)) + "\"}");
    }

    private HttpAnswer chat(HttpCall call, String[] path) {
        ModelXelion.Session session = xelion.session(path[1]);
        if (session == null) {
            return error(404, 10100);
        }
        return switch (call.operation()) {
            case "getSession" -> ok(session(session));
            case "getMessages" -> ok(list(session, path[path.length - 1]));
            case "sendMessage" ->
                session.hasEnded()
                        ? error(404, 10066)
                        : ok("{\"object\":"
                                + chat(
                                        session.visitorSays(
                                                read(call.body()).path("text").asText()),
                                        Ids.BOTH)
                                + "}");
            case "closeSession" -> {
                session.end();
                yield ok("");
            }
            default -> ok("");
        };
    }

    private static String session(ModelXelion.Session session) {
        return "{\"object\":{\"oid\":\"" + session.id()
                + "\",\"objectType\":\"XCCChatSession\",\"commonName\":\"peter\""
                + (session.hasEnded()
                        ? ",\"disabled\":true,\"chatSessionEndedDate\":\"" + ModelXelion.date(session.ended()) + "\""
                        : "")
                + "}}";
    }

    /** Newest first, in pages, of which each is asked for by the last id of the one before. */
    private String list(ModelXelion.Session session, String last) {
        List<ChatMessage> newestFirst = new ArrayList<>(session.messages());
        Collections.reverse(newestFirst);
        int from = 0;
        if (last.startsWith("after=")) {
            String after = last.substring("after=".length());
            while (from < newestFirst.size() && !cursor(newestFirst.get(from)).equals(after)) {
                from++;
            }
            from++;
        }
        int to = Math.min(newestFirst.size(), from + pageSize);
        List<ChatMessage> page = from < to ? newestFirst.subList(from, to) : List.of();
        boolean next = to < newestFirst.size() || lastPageNamesNext && !page.isEmpty();
        return "{\"data\":["
                + page.stream()
                        .map(message ->
                                elements.computeIfAbsent(message.id(), id -> "{\"object\":" + element(message) + "}"))
                        .collect(Collectors.joining(","))
                + "],\"meta\":{\"paging\":{"
                + (next ? "\"nextId\":\"" + cursor(page.get(page.size() - 1)) + "\"" : "") + "}}}";
    }

    private String cursor(ChatMessage message) {
        return listIds == Ids.COMMUNICATION ? message.communicationId() : message.id();
    }

    private String element(ChatMessage message) {
        return listIds == Ids.COMMUNICATION ? communication(message) : chat(message, listIds);
    }

    /** The shape of 2018; P7.1: the flag is seen from the visitor. */
    private static String chat(ChatMessage message, Ids ids) {
        return "{\"oid\":\"" + message.id() + "\",\"objectType\":\"XCCChat\",\"contents\":\"" + message.text()
                + "\",\"date\":\"" + ModelXelion.date(message.sentAt()) + "\",\"incoming\":"
                + (message.direction() == Direction.AGENT)
                + (ids == Ids.BOTH ? ",\"communication\":{\"oid\":\"" + message.communicationId() + "\"}" : "") + "}";
    }

    /** The shape of 2024; P7.1: the flag is seen from Xelion. */
    private static String communication(ChatMessage message) {
        return "{\"oid\":\"" + message.communicationId() + "\",\"id\":\"ce446930aee57b45\",\"durationSec\":0"
                + ",\"contentSummary\":\"" + message.text() + "\",\"date\":\"" + ModelXelion.date(message.sentAt())
                + "\",\"incoming\":" + (message.direction() == Direction.VISITOR) + "}";
    }

    /** The ids of an event's message, as JSON members. */
    String eventIds(ChatMessage message) {
        String chat = "\"chatOid\":\"" + message.id() + "\"";
        String communication = "\"communicationOid\":\"" + message.communicationId() + "\"";
        return switch (eventIds) {
            case BOTH -> chat + "," + communication;
            case CHAT -> chat;
            case COMMUNICATION -> communication;
        };
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    Map<String, Integer> counts() {
        return counts;
    }

    Duration tokenLifetime() {
        return lifetime;
    }

    private static HttpAnswer ok(String json) {
        return new HttpAnswer(200, json, null);
    }

    private static HttpAnswer error(int status, int code) {
        return new HttpAnswer(status, "{\"errorCode\":" + code + ",\"message\":\"no\",\"info\":\"\"}", null);
    }
}
