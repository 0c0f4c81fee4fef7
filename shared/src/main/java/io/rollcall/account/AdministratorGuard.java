package io.rollcall.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The one row at which transactions meet that take an administrator away. */
@MappedEntity("administrator_guard")
record AdministratorGuard(@Id int id, long changes) {}
