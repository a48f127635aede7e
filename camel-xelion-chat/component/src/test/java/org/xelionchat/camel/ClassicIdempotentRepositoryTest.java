package org.xelionchat.camel;

@OnClassic
class ClassicIdempotentRepositoryTest extends IdempotentRepositoryTest {}
